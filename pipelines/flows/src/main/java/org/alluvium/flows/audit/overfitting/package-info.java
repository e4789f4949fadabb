/** Whether the best of many trials is more than the luck of choosing. Without Spark. */
package org.alluvium.flows.audit.overfitting;
