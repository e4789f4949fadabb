/** Log stores: how one commit of a Delta table becomes visible, to exactly one winner. */
package org.alluvium.lakehouse.store;
