/** What a run read, kept by content; exports of tables and differences between their states. */
package org.alluvium.lakehouse.snapshot;
