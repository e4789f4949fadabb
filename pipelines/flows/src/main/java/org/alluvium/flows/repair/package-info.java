/** Filling the gaps of the bars from the sources that own them. */
package org.alluvium.flows.repair;
