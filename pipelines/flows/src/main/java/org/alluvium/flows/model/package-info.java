/** The models that strategies name: their settings, their fit to a window, and what is stored. */
package org.alluvium.flows.model;
