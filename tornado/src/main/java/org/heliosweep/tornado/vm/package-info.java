/** TornadoVM behind {@link org.heliosweep.tornado.TornadoRuntime}: all that sees its classes. */
package org.heliosweep.tornado.vm;
