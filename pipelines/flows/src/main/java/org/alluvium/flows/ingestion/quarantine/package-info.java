/** Daily bars that are held back for an unproved move, and what lets them go. */
package org.alluvium.flows.ingestion.quarantine;
