/** Trees that libraries grow, kept as our own so that they predict without those libraries. */
package org.alluvium.flows.model.tree;
