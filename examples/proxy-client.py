from openai import OpenAI

client = OpenAI(base_url="http://127.0.0.1:8787/v1", api_key="key-of-your-upstream")

stream = client.chat.completions.create(
    model="llama3.2",
    messages=[{"role": "user", "content": "Tell Kim that the tyres come on Monday."}],
    extra_headers={"X-Hyperalign-Person": "june"},
    stream=True,
)
for chunk in stream:
    print(chunk.choices[0].delta.content or "", end="")
