/** Closes that move too far in a day: held back until the level has proved itself. */
package org.alluvium.kernels.quarantine;
