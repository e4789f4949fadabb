/** What ingestion says when it cannot go on. */
package org.alluvium.flows.ingestion.error;
