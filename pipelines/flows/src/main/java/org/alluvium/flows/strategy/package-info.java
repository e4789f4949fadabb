/** Strategies with execution: from forecasts to decisions, positions and a book. */
package org.alluvium.flows.strategy;
