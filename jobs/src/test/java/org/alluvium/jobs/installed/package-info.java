/** Whole command lines through the launcher and the shaded jar, in an installation of their own. */
package org.alluvium.jobs.installed;
