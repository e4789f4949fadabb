/** Trials as a record: what was started, how it ended and what it earned. Without Spark. */
package org.alluvium.flows.trials;
