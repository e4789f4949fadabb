/**
 * Files beside a run's page: summaries, fills and forecasts for programs, pictures of each model.
 */
package org.alluvium.flows.report.file;
