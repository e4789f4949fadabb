/** What followed the regimes that were told: numbers, a document, a page and a picture. */
package org.alluvium.flows.regime.report;
