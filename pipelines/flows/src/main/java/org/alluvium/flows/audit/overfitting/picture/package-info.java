/** The pictures of a judgement, as PNG files; no screen is needed. */
package org.alluvium.flows.audit.overfitting.picture;
