/**
 * Plans as source text of the C family, and the back end that compiles and calls what it gives for C. (The module is
 * called native, which is a keyword.)
 */
package org.heliosweep.device;
