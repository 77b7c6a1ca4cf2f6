package dev.sextant.bootstrap.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import com.google.inject.Stage;
import java.util.ArrayList;
import java.util.List;

/** Puts modules together under the strictest rules that Guice knows. */
public final class Wiring {

    private Wiring() {}

    /** An injector in which everything was bound explicitly; every singleton is made now, so that a mistake shows at the start. */
    public static Injector of(Module... modules) {
        var all = new ArrayList<Module>(List.of(modules));
        all.add(new LockedDown());
        return Guice.createInjector(Stage.PRODUCTION, all);
    }

    private static final class LockedDown extends AbstractModule {
        @Override
        protected void configure() {
            binder().requireExplicitBindings();
            binder().requireExactBindingAnnotations();
            binder().requireAtInjectOnConstructors();
            binder().disableCircularProxies();
        }
    }
}
