package org.heliosweep.tornado;

import org.heliosweep.kernel.Backend;

/** All of the back end but TornadoVM. */
class JavaSweepTest extends NearContract {
    @Override
    protected Backend backend() {
        return of(new JavaRuntime());
    }
}
