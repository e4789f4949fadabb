/** Schemas that files are checked against. */
package org.alluvium.flows.schema;
