/**
 * Everything that a run's report shows, as immutable values: no Spark, no lakehouse. The page, the
 * Markdown and the console summary are made from the same {@link
 * org.alluvium.flows.report.model.ReportModel}.
 */
package org.alluvium.flows.report.model;
