# One image, no build step: Node runs the TypeScript as it is.
FROM node:26-slim

ENV NODE_ENV=production
WORKDIR /app

# The image brings Node; the `node` package of the development tools is left out with the rest of them.
COPY package.json package-lock.json ./
RUN npm ci --omit=dev && npm cache clean --force

COPY LICENSE ./
COPY config config
COPY content content
COPY src src

# The database and the drawn pictures are all that is ever written.
RUN mkdir data && chown node:node data && chmod 700 data
VOLUME /app/data
USER node

# Inside the container every interface; publish it to the outside with care: docker run -p 127.0.0.1:3000:3000
ENV HOST=0.0.0.0
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=15s CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT || 3000) + '/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]

# node, not npm: signals reach the bot itself.
CMD ["node", "--max-semi-space-size=2", "src/launch.cjs", "main"]
