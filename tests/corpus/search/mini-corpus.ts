/** A few entries that share words with each other and with everyday talk. */
import type { Entry } from '../../../src/core/model.ts';
import { rich } from '../../../src/core/rich.ts';
import { entryOf } from '../../entries.ts';

export const miniCorpus: readonly Entry[] = [
  entryOf({
    id: 'blue-green-vs-canary',
    title: 'Do you switch everyone to a new version at once, or a few first?',
    topic: 'Deployment',
    tags: ['Canary Deployment', 'Blue-Green Deployment'],
    askedAs: ['canary release', 'deploy without downtime', 'roll out to one percent of users'],
    short: rich('A canary sends a small share of the traffic to the new version and watches the errors.'),
    related: ['load-balancer'],
  }),
  entryOf({
    id: 'load-balancer',
    was: ['lb-basics'],
    title: 'How do you spread requests over a fleet of servers?',
    topic: 'Load Balancer',
    tags: ['Load Balancer', 'High Traffic'],
    askedAs: ['layer 4 versus layer 7', 'round robin or least connections', 'haproxy nginx envoy'],
    short: rich('Health checks take a broken server out of rotation. A network proxy sees connections only.'),
  }),
  entryOf({
    id: 'rate-limiting',
    title: 'How would you limit how fast each caller may use an API?',
    topic: 'Rate Limiting',
    tags: ['Rate Limiting', 'High Traffic', 'API'],
    askedAs: ['token bucket vs leaky bucket', '429 too many requests', 'throttle noisy clients'],
    short: rich('A token bucket allows a burst and then a steady rate. Count per key in Redis.'),
    related: ['api-gateway', 'not-there'],
  }),
  entryOf({
    id: 'cascading-failures',
    title: 'One overloaded service drags its callers down. How do you keep the outage from spreading?',
    topic: 'Resilience',
    tags: ['Cascading Failures', 'Circuit Breaker'],
    askedAs: ['retry storm', 'circuit breaker', 'timeouts pile up'],
    short: rich('Every call has a deadline, retries have a budget, and a breaker fails fast.'),
    related: ['rate-limiting'],
  }),
  entryOf({
    id: 'bff',
    title: 'When does each kind of client deserve a backend of its own?',
    topic: 'Backend for Frontend',
    tags: ['BFF', 'API'],
    askedAs: ['backend for frontend', 'separate api for mobile and web'],
    short: rich('A thin server per client shapes what the screens need.'),
  }),
  entryOf({
    id: 'cqrs',
    title: 'When do separate models for commands and queries pay off?',
    topic: 'CQRS',
    tags: ['CQRS'],
    askedAs: ['command query responsibility segregation', 'read model and write model'],
    short: rich('Writes keep the invariants, and projections serve the reads a moment later.'),
  }),
  entryOf({
    id: 'rest-vs-rpc',
    title: 'Resources or procedures: what should an API between services look like?',
    topic: 'API Style',
    tags: ['REST', 'gRPC', 'API'],
    askedAs: ['rest or grpc', 'protobuf vs json'],
    short: rich('REST is cacheable and plain; gRPC is typed, compact and streams.'),
  }),
  entryOf({
    id: 'api-gateway',
    title: 'What belongs into the single entry point of many services?',
    topic: 'API Gateway',
    tags: ['API Gateway', 'API'],
    askedAs: ['kong or envoy gateway', 'one entry point for microservices'],
    short: rich('Routing, authentication and limits, but no business logic.'),
  }),
];
