/** Sources that are asked over a network, page by page, each page kept as received. */
package org.alluvium.flows.ingestion.network;
