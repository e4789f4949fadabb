/** What the market of a profile is in, session by session, by what was known then. */
package org.alluvium.flows.regime;
