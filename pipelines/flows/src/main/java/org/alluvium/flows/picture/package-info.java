/** Pictures in files: what those of audits and reports have in common. */
package org.alluvium.flows.picture;
