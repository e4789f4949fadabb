/** Discovery: scanners in, filters applied, candidates out: exported, kept in bronze, counted. */
package org.alluvium.flows.discovery;
