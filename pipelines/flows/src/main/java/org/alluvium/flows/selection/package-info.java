/**
 * Selection as a pipeline: ingestion → features → inference → clustering → policy → synthesis. Each
 * kind has implementations that a configuration chooses between; contracts are checked before
 * anything runs. Arrays in, verdicts out: no table is read and none written here.
 */
package org.alluvium.flows.selection;
