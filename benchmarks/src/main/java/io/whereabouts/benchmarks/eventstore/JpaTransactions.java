package io.whereabouts.benchmarks.eventstore;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.Objects;
import org.axonframework.common.jpa.EntityManagerProvider;
import org.axonframework.messaging.core.unitofwork.ProcessingLifecycle;
import org.axonframework.messaging.core.unitofwork.transaction.Transaction;
import org.axonframework.messaging.core.unitofwork.transaction.TransactionManager;
import org.jspecify.annotations.Nullable;

/// One entity manager for each thread and transaction.
final class JpaTransactions implements TransactionManager, EntityManagerProvider {
    private final EntityManagerFactory factory;

    @SuppressWarnings("ThreadLocalUsage") // of each database, of which a process has few
    private final ThreadLocal<@Nullable EntityManager> current = new ThreadLocal<>();

    JpaTransactions(EntityManagerFactory factory) {
        this.factory = factory;
    }

    @Override
    public EntityManager getEntityManager() {
        return Objects.requireNonNull(current.get(), "there is no transaction");
    }

    @Override
    public Transaction startTransaction() {
        var manager = factory.createEntityManager();
        current.set(manager);
        var transaction = manager.getTransaction();
        transaction.begin();
        return new Transaction() {
            @Override
            public void commit() {
                try {
                    transaction.commit();
                } finally {
                    end();
                }
            }

            @Override
            public void rollback() {
                try {
                    if (transaction.isActive()) {
                        transaction.rollback();
                    }
                } finally {
                    end();
                }
            }

            private void end() {
                current.remove();
                if (manager.isOpen()) {
                    manager.close();
                }
            }
        };
    }

    @Override
    public boolean requiresSameThreadInvocations() {
        return true;
    }

    @Override
    public void attachToProcessingLifecycle(ProcessingLifecycle lifecycle) {
        throw new UnsupportedOperationException("the engine is called without a unit of work");
    }
}
