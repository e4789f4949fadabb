/** Writing received rows to bronze and silver: what is new, what corrects, what comes late. */
package org.alluvium.flows.ingestion.landing;
