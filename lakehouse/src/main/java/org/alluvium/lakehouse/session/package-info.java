/** Sessions: the only place that builds one. */
package org.alluvium.lakehouse.session;
