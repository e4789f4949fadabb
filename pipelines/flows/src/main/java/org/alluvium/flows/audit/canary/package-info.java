/** The canary on a lakehouse: what is derived may not depend on what became known later. */
package org.alluvium.flows.audit.canary;
