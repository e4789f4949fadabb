/** Trials that were made elsewhere, entered into the record from files. */
package org.alluvium.flows.trials.declared;
