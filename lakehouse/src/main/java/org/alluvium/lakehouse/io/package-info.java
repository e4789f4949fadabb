/** Tables through Spark: read as known at a time, written idempotently, digested. */
package org.alluvium.lakehouse.io;
