/** The report's tables as text cells, shown alike by the page, the Markdown and the console. */
package org.alluvium.flows.report.table;
