/** What kernels of every room do with two arrays. */
package org.alluvium.kernels.vector;
