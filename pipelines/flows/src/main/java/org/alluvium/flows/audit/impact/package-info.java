/** What rests on a value that was corrected: rows, models, books and runs that used the old one. */
package org.alluvium.flows.audit.impact;
