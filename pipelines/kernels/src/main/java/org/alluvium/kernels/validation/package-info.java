/** Cross-validation of labels that overlap in time: no training row knows what a test row asks. */
package org.alluvium.kernels.validation;
