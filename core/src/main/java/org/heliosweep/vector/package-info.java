/** The vector back end: bytecode that calls the Vector API, generated for each plan. */
package org.heliosweep.vector;
