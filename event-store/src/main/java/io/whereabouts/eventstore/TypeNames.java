package io.whereabouts.eventstore;

import org.axonframework.messaging.core.QualifiedName;

/// How the type of an event is stored: by its local name within the store's own namespace, otherwise in full. A
/// local name holds no dot, so that the two cannot be confused; a name without any namespace is stored with a
/// leading dot.
///
/// @param namespace such as `whereabouts`
record TypeNames(String namespace) {
    String stored(QualifiedName name) {
        if (namespace.equals(name.namespace())) {
            return name.localName();
        }
        return name.namespace() == null ? "." + name.localName() : name.fullName();
    }

    QualifiedName read(String stored) {
        if (stored.startsWith(".")) {
            return new QualifiedName(stored.substring(1));
        }
        return stored.contains(".") ? new QualifiedName(stored) : new QualifiedName(namespace, stored);
    }
}
