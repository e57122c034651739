/**
 * The back end {@code tornado}: plans as Java class files for TornadoVM's compiler. Nothing here needs TornadoVM itself:
 * what loads and launches a kernel is a {@link org.heliosweep.tornado.TornadoRuntime}, of a module that is built where
 * there is an SDK.
 */
package org.heliosweep.tornado;
