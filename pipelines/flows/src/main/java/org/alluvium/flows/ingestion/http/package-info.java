/** One client for everything that comes over a network; it knows nothing of what it fetches. */
package org.alluvium.flows.ingestion.http;
