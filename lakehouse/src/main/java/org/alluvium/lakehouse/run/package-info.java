/** Runs: their names, folders, ledgers and records, and the leases and pins that they hold. */
package org.alluvium.lakehouse.run;
