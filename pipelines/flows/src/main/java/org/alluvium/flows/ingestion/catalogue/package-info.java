/** Which sources there are, as configuration describes them. */
package org.alluvium.flows.ingestion.catalogue;
