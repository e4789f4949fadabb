/** Digests of bytes: what approvals, ledgers, snapshots and models are known by. */
package org.alluvium.lakehouse.digest;
