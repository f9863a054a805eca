package dev.plumbline.test;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/** Lets the engine see the packs, samples and server programs of the service's class path, and none of its classes. */
final class ServiceResources extends ClassLoader {

    private final ClassLoader service;

    ServiceResources(ClassLoader service) {
        super("plumbline-service-resources", ClassLoader.getPlatformClassLoader());
        this.service = service;
    }

    private static boolean shared(String name) {
        return name.equals("packs")
                || (name.startsWith("packs/") && !name.endsWith(".class"))
                || (name.startsWith("postgres-") && name.endsWith(".txz"));
    }

    @Override
    protected @Nullable URL findResource(String name) {
        return shared(name) ? service.getResource(name) : null;
    }

    @Override
    protected Enumeration<URL> findResources(String name) throws IOException {
        return shared(name) ? service.getResources(name) : Collections.emptyEnumeration();
    }
}
