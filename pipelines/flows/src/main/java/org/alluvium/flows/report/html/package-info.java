/** The report as one self-contained HTML page. */
package org.alluvium.flows.report.html;
