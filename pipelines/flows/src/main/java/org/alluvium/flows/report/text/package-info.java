/** The report's summary as plain text. */
package org.alluvium.flows.report.text;
