/** The declared meaning of a source's columns, and the parsers that follow it, one per yield. */
package org.alluvium.flows.ingestion.mapping;
