/** What a candidate is, and what refuses a row that is none. */
package org.alluvium.flows.discovery.candidate;
