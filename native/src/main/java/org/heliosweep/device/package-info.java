/** Plans as source text of the C family. (The module is called native, which is a keyword.) */
package org.heliosweep.device;
