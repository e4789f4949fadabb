/** Scanners: what each receives from outside, and how its bytes are read, which is a function. */
package org.alluvium.flows.discovery.scan;
