/** What models are trained to predict: outcomes that could have been traded. */
package org.alluvium.kernels.label;
